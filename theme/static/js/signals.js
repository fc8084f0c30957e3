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
