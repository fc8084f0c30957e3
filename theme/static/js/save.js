// The button that keeps the player's episode on the telephone; nothing else ever does.
import words from "./words.js";
import { offerUndo, onMoment, partsOf } from "./dom.js";
import { findKept, recall } from "./store.js";
import { fill, megabytes } from "./format.js";

export default async (root) => {
  if (!("caches" in window) || !("serviceWorker" in navigator)) return;
  const player = root.closest("[data-module=player]");
  const { dataset } = player;
  const face = { dataset, ...partsOf(player), download: null, kept: "" };
  face.press.addEventListener("click", () => change(face));
  onMoment((engine) => {
    face.engine = engine;
    face.kept = engine.kept;
    if (!face.download) show(face);
  });
  face.kept = await findKept([dataset.saver, dataset.src]);
  root.hidden = false;
  show(face);
};

const setKept = (face, url) => {
  face.kept = url;
  face.engine?.setKept(url);
  show(face);
};

// The file that the switch for data chooses.
const chosen = ({ title, page, ...sound }) => {
  const isSmall = sound.saver && recall("saver");
  return isSmall
    ? { title, page, url: sound.saver, size: sound.saverSize, length: Number(sound.saverLength) }
    : { title, page, url: sound.src, size: sound.size, length: Number(sound.length) };
};

const show = ({ dataset, kept, label, progress }) => {
  const { size } = chosen(dataset);
  const length = kept && recall("saved")?.[kept]?.length;
  label.textContent = kept
    ? `${words.saved}. ${fill(words.remove, { size: length ? megabytes(length) : size })}`
    : fill(words.save, { size });
  progress.hidden = true;
};

const change = async (face) => {
  face.status.textContent = "";
  if (face.download) return face.download.abort();
  face.status.textContent = face.kept ? await remove(face) : await save(face);
  show(face);
};

// Both return what they did, in words.
const remove = async (face) => {
  const { forgetEpisode } = await import("./offline.js");
  const { kept } = face;
  const undo = await forgetEpisode(kept);
  setKept(face, "");
  offerUndo(words.removed, words.undo, () => undo().then(() => setKept(face, kept)));
  return "";
};

const save = async (face) => {
  const { hasRoomFor, keepEpisode } = await import("./offline.js");
  const { label, progress } = face;
  const transcript = document.querySelector("[data-module=transcript]")?.dataset.source;
  const episode = { ...chosen(face.dataset), transcript };
  if (!(await hasRoomFor(episode.length))) return words.saveFull;
  face.download = new AbortController();
  progress.hidden = false;
  const showProgress = (percent) => {
    progress.value = percent;
    label.textContent = `${fill(words.saving, { percent })}. ${words.cancel}`;
  };
  try {
    await keepEpisode(episode, showProgress, face.download.signal);
    setKept(face, episode.url);
    return words.saved;
  } catch ({ name }) {
    if (name === "AbortError") return "";
    return name === "QuotaExceededError" ? words.saveFull : words.saveFailed;
  } finally {
    face.download = null;
  }
};
