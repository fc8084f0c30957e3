"""The words that scripts show, by the name that scripts know them under."""

from __future__ import annotations

from siniar.model.words import N_

#: Places such as ``{time}`` are filled by the script.
CLIENT_MESSAGES = {
    "play": N_("Play"),
    "pause": N_("Pause"),
    "resume": N_("Continue from {time}"),
    "playFrom": N_("Play from {time}"),
    "back": N_("15 sec back"),
    "loading": N_("Loading …"),
    "position": N_("{now} of {total}"),
    "errorNetwork": N_("No connection. Check your network, then try again."),
    "errorMissing": N_("The audio file is not there. Please tell us, and try again later."),
    "errorType": N_("This phone cannot play the file. Download it, or open it in another app."),
    "errorServer": N_("The site's server has a fault. Try again later."),
    "errorPortal": N_(
        "This network wants you to sign in first. Open any other page, then try again."
    ),
    "slow": N_("The network is slow."),
    "slowSaver": N_("The network is slow. Save data below, and it will come sooner."),
    "finished": N_("Finished."),
    "nextEpisode": N_("Go on with: {title}"),
    "fromPhone": N_("from this phone"),
    "fromStore": N_("From this phone's store, {time}. There may be something newer."),
    "undo": N_("Undo"),
    "retry": N_("Try again"),
    "close": N_("Close"),
    "nowPlaying": N_("Now playing"),
    "copied": N_("Copied."),
    "copyFailed": N_("Could not copy. Press and hold the address to copy it."),
    "shareMoment": N_("From {time} on"),
    "found": N_("{number} places found"),
    "foundNone": N_("Not found in this transcript."),
    "foundAt": N_("{number} of {total}"),
    "transcriptFailed": N_(
        "The transcript could not be loaded. Check your network, then try again."
    ),
    "quoteHint": N_("Copy quote"),
    "saving": N_("Saving {percent}%"),
    "saved": N_("Saved on this phone"),
    "save": N_("Save for offline {size}"),
    "remove": N_("Delete {size}"),
    "removed": N_("Deleted."),
    "cancel": N_("Cancel"),
    "saveFailed": N_("Could not save. Check your network and the free space of your phone."),
    "saveFull": N_("There is not enough space. Delete a saved episode, then try again."),
    "savedTotal": N_("{number} episodes, {size}"),
    "savedNone": N_("Nothing is saved yet."),
    "update": N_("There is a newer version of this site."),
    "reload": N_("Reload"),
    "searching": N_("Searching …"),
    "results": N_("{number} results for “{query}”"),
    "resultsNone": N_("Nothing found for “{query}”. Try other words, or look by topic."),
    "searchFailed": N_("Search could not be loaded. Try again, or look at all episodes."),
    "searchShort": N_("Type at least two letters."),
    "alsoSearched": N_("Also searched: {words}"),
    "namesOnly": N_("This browser is old: it looks through titles and summaries only."),
    "inTranscript": N_("At {time}"),
}
