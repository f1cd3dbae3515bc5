// Imported when this runs, and not part of it: a bundler lets its chunks import what they share from
// the chunk that has it, and WebKit evaluates a worker's own script once more for such an import. A
// second session would answer every call before the first.
import('./trainer.js').catch(reportError);
