// WordPress knows on which of its scripts this one depends; modules begin behind it.
import(new URL("main.js", document.currentScript.src).href);
