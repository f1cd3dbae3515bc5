/** As little of a theme as shows what MyST has built, with the part of its own themes that renders widgets. */
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { ANY_RENDERERS } from '@myst-theme/anywidget';

// The tests find the lab by this name.
document.addEventListener('mlp-ready', (event) => (event.composedPath()[0].id = 'a'));

function Node({ node, go }) {
  const children = node.children?.map((child) => <Node key={child.key} node={child} go={go} />);
  if (node.type === 'anywidget') return <ANY_RENDERERS.anywidget node={node} />;
  if (node.type === 'text') return node.value;
  if (node.type === 'paragraph') return <p>{children}</p>;
  if (node.type !== 'link') return <div>{children}</div>;
  const follow = (event) => {
    event.preventDefault();
    history.pushState(null, '', node.url);
    go();
  };
  return (
    <a href={node.url} onClick={follow}>
      {children}
    </a>
  );
}

function Page() {
  const [page, setPage] = useState(null);
  const go = async () => {
    const name = location.pathname.slice(1) || 'index';
    setPage(await (await fetch(`/content/${name}.json`)).json());
  };
  useEffect(() => {
    void go();
    addEventListener('popstate', go);
    return () => removeEventListener('popstate', go);
  }, []);
  if (!page) return null;
  return (
    <main key={page.slug}>
      <h1>{page.frontmatter.title}</h1>
      <Node node={page.mdast} go={go} />
    </main>
  );
}

createRoot(document.getElementById('root')).render(<Page />);
