// Copies the address, or that of the moment; opens the telephone's own ways to share.
import words from "./words.js";
import copyButtons from "./copy.js";
import { copy } from "./dom.js";
import { clock, fill } from "./time.js";

export default (root) => {
  const { address, title, text } = root.dataset;
  const status = root.querySelector("[role=status]");
  const moment = root.querySelector("[data-copy-moment]");
  const share = root.querySelector("[data-share]");
  let second = 0;
  copyButtons(root);
  document.addEventListener("siniar:moment", ({ detail: engine }) => {
    second = Math.floor(engine.second());
    moment.hidden = second < 1;
    moment.lastElementChild.textContent = fill(words.shareMoment, { time: clock(second) });
  });
  moment.addEventListener("click", () => copy(`${address}#t=${second}`, status));
  if (!navigator.share) return;
  share.hidden = false;
  share.addEventListener("click", () => {
    const url = second ? `${address}#t=${second}` : address;
    // Closing the dialogue is not a failure.
    navigator.share({ title, text, url }).catch(() => {});
  });
};
