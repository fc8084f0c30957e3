// Shows on the lock screen what an engine plays, and does what is pressed there.
export default (engine) => {
  const session = navigator.mediaSession;
  if (!session) return;
  const { audio } = engine;
  // The chapter that the lock screen shows; null when another engine may have written there.
  let shown = null;
  const show = () => {
    const chapter = engine.chapter?.title ?? "";
    if (shown !== chapter) session.metadata = describe(engine.episode, chapter);
    shown = chapter;
    showPosition(session, engine);
  };
  const begin = () => {
    shown = null;
    listen(session, engine);
    show();
  };
  audio.addEventListener("playing", begin);
  if (!audio.paused) begin();
  audio.addEventListener("timeupdate", () => !audio.paused && show());
  audio.addEventListener("ratechange", show);
};

const describe = ({ title, artist, album, artwork }, chapter) =>
  new MediaMetadata({
    title,
    artist: chapter || artist,
    album,
    artwork: artwork.map((src, place) => ({
      src,
      sizes: place ? "640x640" : "192x192",
      type: "image/webp",
    })),
  });

const showPosition = (session, { duration, second, speed }) => {
  if (!duration || !session.setPositionState) return;
  session.setPositionState({ duration, position: Math.min(second, duration), playbackRate: speed });
};

const listen = (session, engine) => {
  const actions = {
    play: () => engine.play(),
    pause: () => engine.pause(),
    seekbackward: ({ seekOffset }) => engine.skip(-(seekOffset || 15)),
    seekforward: ({ seekOffset }) => engine.skip(seekOffset || 30),
    seekto: ({ seekTime }) => engine.seek(seekTime),
    previoustrack: () => engine.seek(previousStart(engine)),
    nexttrack: () => engine.seek(nextStart(engine) ?? engine.second),
  };
  for (const [name, action] of Object.entries(actions)) {
    try {
      session.setActionHandler(name, action);
    } catch {
      // This browser does not know the action.
    }
  }
};

const startsOf = ({ episode }) => (episode.chapters ?? []).map(({ second }) => second);

// A second press within the chapter's first seconds leads to the one before.
const previousStart = (engine) =>
  startsOf(engine).filter((start) => start < engine.second - 3).pop() ?? 0;

const nextStart = (engine) => startsOf(engine).find((start) => start > engine.second + 0.5);
