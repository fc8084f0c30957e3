"""What goes wrong while a site is published: killed runs, full disks, folders that vanish."""
