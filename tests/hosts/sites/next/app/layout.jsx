const STYLE = `
  body { max-width: 800px; margin: 24px auto; background: #fffdf5; color: #222; }
  .night body { background: #14110b; color: #ddd; }
`;

export const metadata = { title: 'Next.js', icons: { icon: 'data:,' } };

export default function Layout({ children }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        <style>{STYLE}</style>
      </head>
      <body>{children}</body>
    </html>
  );
}
