import "selon";
