// Small helpers for making elements.
import words from "./words.js";
import { base } from "./store.js";

const icons = new URL("icons.svg", import.meta.url).pathname;

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

// A message above the lower edge with buttons; returns what takes it away.
export const toast = (text, ...buttons) => {
  const box = make("div", { className: "toast" }, make("span", { textContent: text }), ...buttons);
  box.setAttribute("role", "status");
  document.body.append(box);
  return () => box.remove();
};

export const button = (text, action, name) => {
  const element = make("button", { type: "button", className: "button button-quiet" });
  element.append(...(name ? [icon(name)] : []), text);
  element.addEventListener("click", action);
  return element;
};

// Copies a text and says so in the status element.
export const copy = async (text, status) => {
  try {
    await navigator.clipboard.writeText(text);
    status.textContent = words.copied;
  } catch {
    status.textContent = words.copyFailed;
  }
};

const decimal = new Intl.NumberFormat(document.documentElement.lang, {
  minimumFractionDigits: 0,
  maximumFractionDigits: 1,
});
export const megabytes = (length) => `${decimal.format(Math.max(length / 1e6, 0.1))} MB`;
export { base };
