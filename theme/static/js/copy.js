// Buttons that copy an address.
import { copy } from "./dom.js";

export default (root) => {
  const status = root.querySelector("[role=status]");
  for (const button of root.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button.dataset.copy, status));
  }
};
