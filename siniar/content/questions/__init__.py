"""Takes residents' questions out of chats and forms, without who asked them."""
