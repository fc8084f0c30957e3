// The button that prints.
import { partsOf } from "./dom.js";

export default (root) => {
  const { print: button } = partsOf(root);
  button.hidden = false;
  button.addEventListener("click", () => print());
};
