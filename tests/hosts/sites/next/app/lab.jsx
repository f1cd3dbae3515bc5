{{jsx}}
