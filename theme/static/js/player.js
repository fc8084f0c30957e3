// Puts controls in the place of the browser's own, and makes every moment of the page a place to
// play from.
import words from "./words.js";
import { createEngine } from "./engine.js";
import { clock, fill, momentOf } from "./time.js";

const describe = ({ dataset }) => ({
  guid: dataset.guid,
  title: dataset.title,
  artist: dataset.artist,
  album: dataset.album,
  page: dataset.page,
  src: dataset.src,
  saver: dataset.saver,
  saverType: dataset.saverType,
  artwork: dataset.artwork.split(" "),
  duration: Number(dataset.duration),
  chapters: [...document.querySelectorAll(".chapter-link")].map((link) => ({
    second: Number(link.dataset.t),
    title: link.lastElementChild.textContent,
  })),
});

export default (root) => {
  const part = (name) => root.querySelector(name);
  const range = part(".player-range");
  const play = part(".play");
  const again = part("[data-again]");
  const status = part(".player-status");
  const speed = part("[data-speed]");
  const saver = part("[data-saver-switch]");
  const audio = part(".player-audio");
  const episode = describe(root);
  const engine = createEngine(audio, episode);
  const chapters = [...document.querySelectorAll(".chapter")];
  const isEpisodePage = location.pathname === episode.page;
  let isDragging = false;
  let hasMoment = false;

  audio.removeAttribute("src");
  audio.controls = false;
  part(".player-native").hidden = true;
  part(".player-controls").hidden = false;
  root.dataset.state = "idle";

  const playWord = () => {
    if (engine.state === "waiting") return words.loading;
    if (!audio.paused) return words.pause;
    if (engine.state === "error") return words.retry;
    if (engine.second() < 1) return words.play;
    return fill(hasMoment ? words.playFrom : words.resume, { time: clock(engine.second()) });
  };
  const show = () => {
    const second = engine.second();
    const duration = engine.duration();
    const state = engine.state;
    root.dataset.state = state === "idle" ? "paused" : state;
    play.querySelector(".play-word").textContent = playWord();
    const size = engine.saver ? root.dataset.saverSize : root.dataset.size;
    play.querySelector(".play-size").textContent = audio.paused ? size : "";
    if (!isDragging) {
      range.max = Math.max(1, Math.floor(duration));
      range.value = Math.floor(second);
      part(".player-now").textContent = clock(second);
      range.style.setProperty("--done", `${duration ? (second / duration) * 100 : 0}%`);
      const now = clock(second);
      const total = clock(duration);
      range.setAttribute("aria-valuetext", fill(words.position, { now, total }));
    }
    if (duration) part(".player-total").textContent = clock(duration);
    part(".speed-value").textContent = `${engine.speed.toLocaleString(document.documentElement.lang)}×`;
    if (saver) saver.setAttribute("aria-pressed", String(engine.saver));
    if (status.textContent !== engine.problem) status.textContent = engine.problem;
    showChapter(second);
    document.dispatchEvent(new CustomEvent("siniar:moment", { detail: engine }));
  };
  const showChapter = (second) => {
    const chapter = engine.chapter();
    const place = episode.chapters.indexOf(chapter);
    const isStarted = second > 0 || !audio.paused;
    const label = part(".player-chapter");
    const title = chapter?.title ?? "";
    if (label.textContent !== title) label.textContent = title;
    chapters.forEach((element, number) => {
      element.toggleAttribute("data-now", isStarted && number === place);
    });
  };

  const drawTicks = () => {
    const ticks = part(".player-ticks");
    ticks.replaceChildren();
    for (const { second } of episode.chapters) {
      if (!second || second >= engine.duration()) continue;
      const tick = document.createElement("span");
      tick.className = "player-tick";
      tick.style.left = `${(second / engine.duration()) * 100}%`;
      ticks.append(tick);
    }
  };

  play.addEventListener("click", engine.toggle);
  again.addEventListener("click", () => {
    hasMoment = false;
    engine.seek(0);
    engine.play();
  });
  for (const button of root.querySelectorAll("[data-skip]")) {
    button.addEventListener("click", () => engine.skip(Number(button.dataset.skip)));
  }
  speed.addEventListener("click", engine.nextSpeed);
  if (saver) {
    saver.hidden = !engine.hasSaver;
    saver.addEventListener("click", () => engine.setSaver(!engine.saver));
  }
  range.addEventListener("input", () => {
    isDragging = true;
    part(".player-now").textContent = clock(range.value);
  });
  range.addEventListener("change", () => {
    isDragging = false;
    engine.seek(Number(range.value));
  });
  root.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const actions = {
      k: engine.toggle,
      j: () => engine.skip(-15),
      l: () => engine.skip(30),
      ArrowLeft: () => engine.skip(-5),
      ArrowRight: () => engine.skip(5),
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
  audio.addEventListener("face", show);
  audio.addEventListener("durationchange", drawTicks);

  // Every moment of an episode's page: chapters, lines of the transcript, addresses.
  const goTo = (second, mayPlay) => {
    hasMoment = true;
    engine.seek(second);
    if (mayPlay) engine.play();
  };
  if (isEpisodePage) {
    document.addEventListener("click", (event) => {
      const target = event.target.closest("[data-t]");
      const isNewTab = event.ctrlKey || event.metaKey || event.shiftKey;
      if (!target || isNewTab || !getSelection().isCollapsed) return;
      event.preventDefault();
      history.replaceState(null, "", `#t=${Math.floor(Number(target.dataset.t))}`);
      goTo(Number(target.dataset.t), true);
    });
    addEventListener("hashchange", () => {
      const second = momentOf(location);
      if (second !== null) goTo(second, false);
    });
    const wanted = momentOf(location);
    if (wanted !== null) goTo(wanted, false);
    document.documentElement.classList.add("has-player");
  }
  document.dispatchEvent(new CustomEvent("siniar:player", { detail: { engine, root } }));
  root.engine = engine;
  drawTicks();
  show();
};
