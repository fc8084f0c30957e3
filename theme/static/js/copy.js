// Buttons that copy an address.
import words from "./words.js";
import { partsOf } from "./dom.js";

export default (root) => {
  const { status } = partsOf(root);
  for (const button of root.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button.dataset.copy, status));
  }
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
