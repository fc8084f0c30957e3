// Plays one episode through one audio element, remembers the second and the speed, and tells what
// is wrong. It shows nothing: player, bar and lock screen are its faces, and listen to "change".
import { findKept, key, recall, remember } from "./store.js";
import { onPlaying, tellPlaying } from "./dom.js";

const SPEEDS = [1, 1.25, 1.5, 1.75, 2, 0.75];
// Seconds.
const SAVE_EVERY = 4;
const NEAR_BEGIN = 3;
const NEAR_END = 8;
// Milliseconds until somebody is told that nothing comes.
const SILENCE = 4000;
const ANSWER = 3500;

export class Engine extends EventTarget {
  // "idle" before the first tap, then "waiting", "playing", "paused" or "error".
  state = "idle";
  // Name of the words that say what is wrong; empty when nothing is.
  problem = "";
  // Whether somebody chose a moment to play from.
  hasMoment = false;
  // Whether it was heard to its end.
  isOver = false;
  #savedAt = 0;
  #kept = "";
  #timer = 0;
  #lastSecond = 0;
  #others = "BroadcastChannel" in window ? new BroadcastChannel(`${key}playing`) : null;

  // The episode: guid, title, page, src, saver, saverType, duration, chapters, artist, album, artwork.
  constructor(audio, episode) {
    super();
    this.audio = audio;
    this.episode = episode;
    // Where to start when nothing is loaded yet.
    this.start = recall(`at:${episode.guid}`) || 0;
    this.hasSaver = canPlaySaver(audio, episode);
    this.saver = this.hasSaver && (recall("saver") ?? Boolean(navigator.connection?.saveData));
    this.speed = SPEEDS.includes(recall("speed")) ? recall("speed") : 1;
    this.#listen();
    this.#findKept();
    this.#others?.addEventListener("message", () => this.pause());
  }

  // The address of the saved file; empty when there is none.
  get kept() {
    return this.#kept;
  }

  // A saved file is played whatever the switch says: it costs nothing. Another page may have saved or
  // deleted it while this one was not looked at.
  #findKept() {
    const look = async () => {
      if (!document.hidden) this.setKept(await findKept([this.episode.src, this.episode.saver]));
    };
    document.addEventListener("visibilitychange", look);
    look();
  }

  setKept(url) {
    this.#kept = url;
    this.#change();
  }

  get isPaused() {
    return this.audio.paused;
  }

  get second() {
    return this.#isLoaded ? this.audio.currentTime : this.start;
  }

  // Seconds; 0 when nobody knows.
  get duration() {
    const { duration } = this.audio;
    return Number.isFinite(duration) && duration > 0 ? duration : this.episode.duration;
  }

  get chapter() {
    const second = this.second + 0.25;
    return (this.episode.chapters ?? []).filter((chapter) => chapter.second <= second).pop();
  }

  play() {
    const { audio } = this;
    this.isOver = false;
    this.#catchUp();
    this.#watch();
    if (this.state === "error" || audio.getAttribute("src") !== this.#source) this.#load(this.second);
    this.#applySpeed();
    this.#set("waiting", this.#proposal);
    return audio.play().catch(({ name }) => {
      // A refused start is not a fault of the file; faults arrive as "error" events.
      const isRefused = name === "NotAllowedError" || name === "AbortError";
      if (isRefused && this.state !== "error") this.#set("paused");
    });
  }

  pause() {
    this.audio.pause();
  }

  toggle() {
    if (this.isPaused) this.play();
    else this.pause();
  }

  seek(second) {
    const end = this.duration || Infinity;
    this.start = Math.min(Math.max(0, second), Math.max(0, end - 0.5));
    if (this.#isLoaded) this.audio.currentTime = this.start;
    if (!this.isPaused) this.#watch();
    this.#change();
  }

  // Another page may have gone on with it since this one was opened; by now the file may be there.
  #catchUp() {
    const second = this.state === "idle" && !this.hasMoment && recall(`at:${this.episode.guid}`);
    if (second && second !== this.second) this.seek(second);
  }

  // Fetches the beginning of the file while a finger is still on the button.
  warm() {
    const isSaving = this.saver || navigator.connection?.saveData;
    if (isSaving || this.audio.hasAttribute("src")) return;
    this.audio.preload = "metadata";
    this.#load(this.second);
  }

  skip(step) {
    this.seek(this.second + step);
  }

  // Goes to a moment that somebody chose.
  goTo(second) {
    this.hasMoment = true;
    this.seek(second);
  }

  restart() {
    this.hasMoment = false;
    this.seek(0);
    this.play();
  }

  setNextSpeed() {
    this.speed = SPEEDS[(SPEEDS.indexOf(this.speed) + 1) % SPEEDS.length];
    remember("speed", this.speed);
    this.#applySpeed();
    this.#change();
  }

  setSaver(isOn) {
    const wasPlaying = !this.isPaused;
    const { second } = this;
    this.saver = isOn;
    remember("saver", isOn);
    if (this.audio.hasAttribute("src") || wasPlaying) this.#load(second);
    if (wasPlaying) this.play();
    this.#change();
  }

  // The small file, before the first sound on a slow network, to whoever has not chosen yet.
  get #proposal() {
    const isOpen = this.hasSaver && !this.saver && !this.#kept && recall("saver") === null;
    return isOpen && isSlow() ? "slowSaver" : "";
  }

  get #isLoaded() {
    return this.audio.readyState > 0;
  }

  get #source() {
    return this.#kept || (this.saver ? this.episode.saver : this.episode.src);
  }

  #load(second) {
    this.start = second;
    this.audio.src = this.#source;
  }

  #applySpeed() {
    this.audio.playbackRate = this.speed;
    this.audio.defaultPlaybackRate = this.speed;
  }

  #set(state, problem = "") {
    this.state = state;
    this.problem = problem;
    this.#change();
  }

  #change() {
    this.dispatchEvent(new Event("change"));
  }

  // Remembers the second, unless the episode has hardly begun or is over.
  #remember() {
    const { audio, duration, episode } = this;
    const second = Math.floor(this.second);
    const isOver = audio.ended || (duration && duration - second < NEAR_END);
    remember(`at:${episode.guid}`, isOver || second < NEAR_BEGIN ? null : second);
    remember("current", isOver ? null : { ...episode, second });
    // A moment in the address is behind what was heard since.
    if (location.pathname === episode.page) history.replaceState({ heard: true }, "");
  }

  #listen() {
    const actions = {
      loadedmetadata: () => this.#begin(),
      // The last tap is heard, whichever file comes first.
      play: () => {
        tellPlaying(this);
        this.#others?.postMessage(this.episode.guid);
      },
      playing: () => this.#set("playing"),
      progress: () => this.state === "waiting" && this.#watch(),
      waiting: () => {
        if (this.isPaused) return;
        this.#set("waiting", this.#proposal);
        this.#watch();
      },
      pause: () => this.#stop(),
      ended: () => this.#end(),
      timeupdate: () => this.#progress(),
      durationchange: () => this.#change(),
      error: () => this.#fail(),
      stalled: () => this.#stall(),
    };
    for (const [name, action] of Object.entries(actions)) this.audio.addEventListener(name, action);
    const leave = () => !this.isPaused && this.#remember();
    addEventListener("pagehide", leave);
    document.addEventListener("visibilitychange", leave);
    // Fetched with the first sound: nothing is shown there before.
    const show = () => import("./lockscreen.js").then((screen) => screen.default(this)).catch(() => {});
    this.audio.addEventListener("playing", show, { once: true });
    // One voice at a time.
    onPlaying((engine) => engine !== this && this.pause());
  }

  #begin() {
    if (this.start) this.audio.currentTime = this.start;
    this.#change();
  }

  // Nothing comes for a while: what is there is slow, or gone.
  #watch() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(async () => {
      const isStill = () => !this.isPaused && (this.state === "waiting" || this.audio.seeking);
      if (!isStill()) return;
      const problem = await diagnose(this.audio);
      if (!isStill()) return;
      // The file is there and can be asked for: only slow.
      if (problem === "errorType") {
        return this.#set("waiting", this.hasSaver && !this.saver ? "slowSaver" : "slow");
      }
      this.start = this.second;
      this.#set("error", problem);
      this.audio.pause();
    }, SILENCE);
  }

  #progress() {
    // Some browsers go on without saying so.
    if (this.state === "waiting" && !this.isPaused && this.second > this.#lastSecond) this.#set("playing");
    this.#lastSecond = this.second;
    if (!this.isPaused && Math.abs(this.second - this.#savedAt) >= SAVE_EVERY) {
      this.#savedAt = this.second;
      this.#remember();
    }
    this.#change();
  }

  #stop() {
    if (this.state !== "error") this.#set("paused");
    this.#remember();
  }

  #end() {
    this.start = 0;
    this.isOver = true;
    this.#remember();
    this.#set("paused", "finished");
  }

  #stall() {
    if (!navigator.onLine && this.state === "waiting") this.#set("error", "errorNetwork");
  }

  async #fail() {
    // The fault of a file that another has taken the place of meanwhile is none any more.
    if (!this.audio.getAttribute("src") || !this.audio.error) return;
    this.start = this.audio.currentTime || this.start;
    this.#set("error", "loading");
    // Else the next tap would end a sound that there is not.
    this.audio.pause();
    this.#set("error", await diagnose(this.audio));
  }
}

// What the browser has measured: a second generation's network, or 50 kB/s (Mbit/s).
const isSlow = () => {
  const { effectiveType, downlink } = navigator.connection ?? {};
  return /2g/.test(effectiveType) || downlink <= 0.4;
};

const canPlaySaver = (audio, { saver, saverType }) => {
  const type = saverType?.replace(/^audio\/ogg$/, "audio/ogg; codecs=opus");
  return Boolean(saver && audio.canPlayType(type ?? ""));
};

// The name of the words for why a file does not play.
const diagnose = async (audio) => {
  if (!navigator.onLine) return "errorNetwork";
  try {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), ANSWER);
    const signal = stop.signal;
    const answer = await fetch(audio.currentSrc || audio.src, { method: "HEAD", signal });
    if (answer.status === 404 || answer.status === 410) return "errorMissing";
    if (answer.status >= 500) return "errorServer";
    // A network that wants to be signed in to answers everything with a page of its own.
    if (answer.headers.get("Content-Type")?.startsWith("text/html")) return "errorPortal";
    return answer.ok ? "errorType" : "errorNetwork";
  } catch {
    return "errorNetwork";
  }
};
