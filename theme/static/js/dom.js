// Finds and makes elements.
const icons = new URL("icons.svg", import.meta.url).pathname;

// The parts of a module by the name that data-part gives them.
export const partsOf = (root) =>
  Object.fromEntries([...root.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part]));

export const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

export const icon = (name) => {
  const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${icons}#${name}`);
  drawing.setAttribute("class", "icon");
  drawing.setAttribute("aria-hidden", "true");
  drawing.append(use);
  return drawing;
};

// Writes only what is new: a status that is written again is read aloud again.
export const setText = (element, text) => {
  if (element.textContent !== text) element.textContent = text;
};

// A message above the lower edge with buttons; returns what takes it away.
export const toast = (text, ...buttons) => {
  const box = make("div", { className: "toast" }, make("span", { textContent: text }), ...buttons);
  box.setAttribute("role", "status");
  document.body.append(box);
  return () => box.remove();
};

// Tells what was done, and takes it back on a tap within some seconds.
export const offerUndo = (text, word, undo) => {
  const take = () => {
    hide();
    undo();
  };
  const hide = toast(text, button(word, take, "again"));
  setTimeout(hide, 10000);
};

export const button = (text, action, name) => {
  const element = make("button", { type: "button", className: "button button-quiet" }, icon(name), text);
  element.addEventListener("click", action);
  return element;
};

// What modules tell each other through the document, so that none needs another to be there.
const tell = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));
const heed = (name, action) => document.addEventListener(name, ({ detail }) => action(detail));

// An engine begins to sound, or something else does (null).
export const tellPlaying = (engine) => tell("siniar:playing", engine);
export const onPlaying = (action) => heed("siniar:playing", action);

// Where the page's own player stands. Who asks is told at once, whichever module came first.
export const tellMoment = (engine) => tell("siniar:moment", engine);
export const onMoment = (action) => {
  heed("siniar:moment", action);
  tell("siniar:ask");
};
export const answerMoment = (engine) => heed("siniar:ask", () => tellMoment(engine));
