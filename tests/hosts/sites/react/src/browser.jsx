import { createRoot, hydrateRoot } from 'react-dom/client';
import { Page } from './page.jsx';

const root = document.getElementById('root');
// A server has rendered the page, or nobody has.
if (root.firstElementChild) hydrateRoot(root, <Page />);
else createRoot(root).render(<Page />);
