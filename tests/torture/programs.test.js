// The short form of ./build.sh torture, of all parts that need no browser.
import { programs } from './parts.js';
import { shortForm } from './short-form.js';

shortForm(programs);
