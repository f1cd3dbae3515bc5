// The short form of ./build.sh torture, of all parts with a browser.
import { browsers } from './parts.js';
import { shortForm } from './short-form.js';

shortForm(browsers);
