package eif

var ReadAtMost = readAtMost
