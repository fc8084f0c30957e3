// Plays one episode through one audio element: remembers the second and the speed, speaks to the
// lock screen, tells what is wrong. Both the player and the bar are faces of it.
//
// Beside the element's own events it sends "face" on the element whenever something to be shown
// has changed.
import words from "./words.js";
import { isKept, recall, remember } from "./store.js";

const SPEEDS = [1, 1.25, 1.5, 1.75, 2, 0.75];
const SAVE_EVERY = 4;
const NEAR_END = 8;

export const rememberedSecond = (guid) => recall(`at:${guid}`) || 0;

export const createEngine = (audio, episode) => {
  const saverType = episode.saverType?.replace(/^audio\/ogg$/, "audio/ogg; codecs=opus");
  const hasSaver = Boolean(episode.saver && audio.canPlayType(saverType ?? ""));
  const engine = {
    audio,
    episode,
    hasSaver,
    // Where to start when nothing is loaded yet.
    start: rememberedSecond(episode.guid),
    saver: hasSaver && (recall("saver") ?? Boolean(navigator.connection?.saveData)),
    speed: SPEEDS.includes(recall("speed")) ? recall("speed") : 1,
    state: "idle",
    problem: "",
  };
  let savedAt = 0;
  let kept = "";

  const face = () => audio.dispatchEvent(new Event("face"));
  const isLoaded = () => audio.readyState > 0;

  engine.second = () => (isLoaded() ? audio.currentTime : engine.start);
  engine.duration = () =>
    Number.isFinite(audio.duration) && audio.duration > 0 ? audio.duration : episode.duration;
  engine.chapter = () => {
    const second = engine.second() + 0.25;
    return (episode.chapters ?? []).filter((chapter) => chapter.second <= second).pop();
  };

  const source = () => kept || (engine.saver ? episode.saver : episode.src);
  const load = (second) => {
    engine.start = second;
    audio.src = source();
  };
  const setState = (state, problem = "") => {
    engine.state = state;
    engine.problem = problem;
    face();
  };

  const keep = (isLast) => {
    const second = Math.floor(engine.second());
    const isOver = audio.ended || (engine.duration() && engine.duration() - second < NEAR_END);
    remember(`at:${episode.guid}`, isOver || second < 3 ? null : second);
    remember("current", isOver ? null : { ...episode, second, wasPlaying: !audio.paused && isLast });
  };

  engine.play = () => {
    if (engine.state === "error" || audio.getAttribute("src") !== source()) load(engine.second());
    audio.playbackRate = engine.speed;
    audio.defaultPlaybackRate = engine.speed;
    setState("waiting");
    return audio.play().catch((error) => {
      // A refused start is not a fault of the file; faults arrive as "error" events.
      if (error.name === "NotAllowedError" || error.name === "AbortError") setState("paused");
    });
  };
  engine.pause = () => audio.pause();
  engine.toggle = () => (audio.paused ? engine.play() : engine.pause());
  engine.seek = (second) => {
    const end = engine.duration() || Infinity;
    const wanted = Math.min(Math.max(0, second), Math.max(0, end - 0.5));
    engine.start = wanted;
    if (isLoaded()) audio.currentTime = wanted;
    face();
  };
  engine.skip = (step) => engine.seek(engine.second() + step);
  engine.nextSpeed = () => {
    engine.speed = SPEEDS[(SPEEDS.indexOf(engine.speed) + 1) % SPEEDS.length];
    remember("speed", engine.speed);
    audio.playbackRate = engine.speed;
    audio.defaultPlaybackRate = engine.speed;
    face();
  };
  engine.setSaver = (isOn) => {
    const wasPlaying = !audio.paused;
    const second = engine.second();
    engine.saver = isOn;
    remember("saver", isOn);
    if (audio.hasAttribute("src") || wasPlaying) load(second);
    if (wasPlaying) engine.play();
    face();
  };

  // A saved file is played whatever the switch says: it costs nothing.
  engine.ready = (async () => {
    for (const url of [episode.src, episode.saver]) {
      if (!kept && (await isKept(url))) kept = url;
    }
  })();

  audio.addEventListener("loadedmetadata", () => {
    if (engine.start) audio.currentTime = engine.start;
    face();
  });
  // The last tap is heard, whichever file comes first.
  audio.addEventListener("play", () => {
    document.dispatchEvent(new CustomEvent("siniar:playing", { detail: engine }));
  });
  audio.addEventListener("playing", () => setState("playing"));
  audio.addEventListener("waiting", () => !audio.paused && setState("waiting"));
  audio.addEventListener("pause", () => {
    if (engine.state !== "error") setState("paused");
    keep(false);
  });
  audio.addEventListener("ended", () => {
    engine.start = 0;
    keep(false);
    setState("paused");
  });
  audio.addEventListener("timeupdate", () => {
    const second = engine.second();
    if (!audio.paused && Math.abs(second - savedAt) >= SAVE_EVERY) {
      savedAt = second;
      keep(true);
    }
    face();
  });
  audio.addEventListener("durationchange", face);
  audio.addEventListener("error", async () => {
    if (!audio.getAttribute("src")) return;
    engine.start = audio.currentTime || engine.start;
    setState("error", words.loading);
    setState("error", words[await diagnose(audio)]);
  });
  audio.addEventListener("stalled", () => {
    if (!navigator.onLine && engine.state === "waiting") setState("error", words.errorNetwork);
  });
  const leave = () => !audio.paused && keep(true);
  addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", leave);
  // One voice at a time.
  document.addEventListener("siniar:playing", (event) => event.detail !== engine && audio.pause());

  speakToLockScreen(engine);
  return engine;
};

const diagnose = async (audio) => {
  if (!navigator.onLine || audio.error?.code === 2) return "errorNetwork";
  try {
    const answer = await fetch(audio.currentSrc || audio.src, { method: "HEAD" });
    if (answer.status === 404 || answer.status === 410) return "errorMissing";
    return answer.ok ? "errorType" : "errorNetwork";
  } catch {
    return "errorNetwork";
  }
};

const speakToLockScreen = (engine) => {
  const session = navigator.mediaSession;
  if (!session) return;
  const { audio, episode } = engine;
  let shown = "";
  const tell = () => {
    const chapter = engine.chapter()?.title;
    if (shown !== `${chapter}`) {
      shown = `${chapter}`;
      const artwork = episode.artwork.map((src, place) => ({
        src,
        sizes: place ? "640x640" : "192x192",
        type: "image/webp",
      }));
      session.metadata = new MediaMetadata({
        title: episode.title,
        artist: chapter || episode.artist,
        album: episode.album,
        artwork,
      });
    }
    const duration = engine.duration();
    if (duration && session.setPositionState) {
      const position = Math.min(engine.second(), duration);
      session.setPositionState({ duration, position, playbackRate: engine.speed });
    }
  };
  const step = (direction) => {
    const starts = (episode.chapters ?? []).map((chapter) => chapter.second);
    const here = engine.second();
    const next = starts.find((second) => second > here + 0.5);
    const previous = starts.filter((second) => second < here - 3).pop();
    if (direction > 0 && next !== undefined) engine.seek(next);
    if (direction < 0) engine.seek(previous ?? 0);
  };
  const actions = {
    play: engine.play,
    pause: engine.pause,
    seekbackward: (detail) => engine.skip(-(detail.seekOffset || 15)),
    seekforward: (detail) => engine.skip(detail.seekOffset || 30),
    seekto: (detail) => engine.seek(detail.seekTime),
    previoustrack: () => step(-1),
    nexttrack: () => step(1),
  };
  audio.addEventListener("playing", () => {
    shown = "";
    for (const [name, action] of Object.entries(actions)) {
      try {
        session.setActionHandler(name, action);
      } catch {
        // This browser does not know the action.
      }
    }
    tell();
  });
  audio.addEventListener("timeupdate", () => !audio.paused && tell());
  audio.addEventListener("ratechange", tell);
};
