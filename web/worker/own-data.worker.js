// Imported when this runs, and not part of it: see trainer.worker.js.
import('./own-data-serve.js').catch(reportError);
