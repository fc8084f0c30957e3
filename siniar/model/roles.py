"""The groups that the roles of people belong to, in the taxonomy of the Podcasting 2.0 namespace.

https://github.com/Podcastindex-org/podcast-namespace/blob/main/taxonomy.json
"""

from __future__ import annotations

_LIST = """
cast: host, co-host, guest host, guest, voice actor, narrator, announcer, reporter
writing: author, editorial director, co-writer, writer, songwriter, guest writer, story editor
writing: managing editor, script editor, script coordinator, researcher, editor, fact checker
writing: translator, transcriber, logger
creative direction: director, assistant director, executive producer, senior producer, producer
creative direction: associate producer, development producer, creative director
audio production: studio coordinator, technical director, technical manager, audio engineer
audio production: remote recording engineer, post production engineer
audio post-production: audio editor, sound designer, foley artist, composer, theme music
audio post-production: music production, music contributor
administration: production coordinator, booking coordinator, production assistant
administration: content manager, marketing manager, sales representative, sales manager
visuals: graphic designer, cover art designer
community: social media manager
misc.: consultant, intern
video production: camera operator, lighting designer, camera grip, assistant camera
video post-production: assistant editor
"""

#: Role to its group.
GROUPS: dict[str, str] = {
    role.strip(): group
    for group, _, roles in (line.partition(": ") for line in _LIST.strip().splitlines())
    for role in roles.split(",")
}
