// Copies the address, or that of the moment; opens the telephone's own ways to share.
import words from "./words.js";
import showCopyButtons, { copy } from "./copy.js";
import { partsOf } from "./dom.js";
import { onMoment } from "./signals.js";
import { clock, fill } from "./format.js";

export default (root) => {
  const { address, title, text } = root.dataset;
  const { moment, share, status, words: label } = partsOf(root);
  let second = 0;
  showCopyButtons(root);
  onMoment((engine) => {
    second = Math.floor(engine.second);
    moment.hidden = second < 1;
    label.textContent = fill(words.shareMoment, { time: clock(second) });
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
