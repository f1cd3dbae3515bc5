import { Layout, Navbar } from 'nextra-theme-docs';
import { Head } from 'nextra/components';
import { getPageMap } from 'nextra/page-map';
import 'nextra-theme-docs/style.css';

export const metadata = { title: 'Nextra', icons: { icon: 'data:,' } };

export default async function Root({ children }) {
  return (
    <html lang="en" dir="ltr" suppressHydrationWarning>
      <Head />
      <body>
        <Layout
          navbar={<Navbar logo={<b>Nextra</b>} />}
          pageMap={await getPageMap()}
          docsRepositoryBase="https://example.org"
        >
          {children}
        </Layout>
      </body>
    </html>
  );
}
