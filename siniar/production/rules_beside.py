"""What can be wrong with what is made beside the sound: videos, words, passages."""

from __future__ import annotations

from siniar.model.rules import Level, Rule
from siniar.model.words import N_

# --- Video of sound, and a picture of a video ----------------------------------------------------

FRAME_TIME_INVALID = Rule(
    "gambar-waktu",
    Level.ERROR,
    N_("{value} is no time within the recording."),
    N_("Write minutes and seconds, such as --frame 00:12."),
    "--frame 99:00",
    "--frame 00:12",
)

FRAME_WITHOUT_PICTURE = Rule(
    "gambar-tanpa-video",
    Level.ERROR,
    N_("The recording shows no picture at {value}."),
    N_("Choose a time at which there is video, or leave out --frame: the artwork is drawn."),
    "--frame 00:12 (suara.m4a)",
    "--frame 00:12 (rekaman.mp4)",
)

VIDEO_WITHOUT_AUDIO = Rule(
    "video-tanpa-audio",
    Level.ERROR,
    N_("The episode's audio is not on this computer, so no video can be made of it."),
    N_("Put the audio file into content/audio/ and name it in the note."),
    "(tanpa audio)",
    "audio: 003-ktp-el-hilang.mp3",
)

# --- Writing down what is said -------------------------------------------------------------------

TRANSCRIBER_MISSING = Rule(
    "penulis-tidak-ada",
    Level.WARNING,
    N_("The program that writes down what is said, faster-whisper, is not installed."),
    N_(
        "The sound is made all the same. Type the same command once with internet: it is "
        "installed by itself, about 200 MB. Or leave out --transcribe and give YouTube's captions "
        "with --transcript."
    ),
    "(tanpa faster-whisper)",
    "(faster-whisper sudah dipasang)",
)

DENOISER_MISSING = Rule(
    "penghilang-derau-tidak-ada",
    Level.ERROR,
    N_("What takes noise away is not installed, or not made for this computer."),
    N_("Type the command once more with internet; else leave --denoise out."),
    "python3 tasks.py produksi rekaman.m4a --denoise (tanpa internet)",
    "python3 tasks.py produksi rekaman.m4a",
)

SPEECH_MODEL_MISSING = Rule(
    "model-tidak-ada",
    Level.WARNING,
    N_('The model "{value}" of faster-whisper is not on this computer ({problem}).'),
    N_(
        "The sound is made all the same. Type the same command once with internet: the model is "
        "fetched once, about 500 MB. Or copy its folder from another computer and name it: "
        "WHISPER_MODEL=/the/folder."
    ),
    "(tanpa model, tanpa internet)",
    "WHISPER_MODEL=/home/redaksi/faster-whisper-small",
)

TIMES_SHIFTED = Rule(
    "waktu-bergeser",
    Level.WARNING,
    N_("Silences were made short, so the times of {value} may no longer fit."),
    N_("Leave out --shorten, or check the times in the preview."),
    "--shorten --transcript rekaman.srt",
    "--transcript rekaman.srt",
)

# --- Passages and radio --------------------------------------------------------------------------

CLIP_NONE = Rule(
    "kutipan-tidak-ada",
    Level.ERROR,
    N_("The note names no passage worth hearing alone, and no question that is answered."),
    N_("Write where it begins and ends, such as {example}"),
    "(tanpa kutipan)",
    'kutipan: ["00:40-01:25 Yang paling sering lupa"]',
)

CLIP_LENGTH = Rule(
    "kutipan-durasi",
    Level.ADVICE,
    N_("The passage at {start} lasts {seconds} seconds; 30 to 60 are heard to their end."),
    N_("Choose a beginning and an end nearer to that; WhatsApp's status takes 60."),
    'kutipan: ["00:40-00:45 Yang paling sering lupa"]',
    'kutipan: ["00:40-01:25 Yang paling sering lupa"]',
)

CLIP_WITHOUT_WORDS = Rule(
    "kutipan-tanpa-takarir",
    Level.WARNING,
    N_("The video of the passage at {start} has no captions: no transcript says what is said."),
    N_("Add a transcript: most people watch a status without sound."),
    "(tanpa transkrip)",
    "transkrip: 003-ktp-el-hilang.vtt",
)
