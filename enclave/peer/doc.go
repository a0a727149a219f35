// Package peer is what two enclaves that hand a secret over need of each other:
// attestation documents, made and checked, and a way for the messages. Nothing
// is believed of who answers at a URL but what its document proves.
package peer
