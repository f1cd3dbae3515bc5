import Link from 'next/link';
import { Lab } from './lab.jsx';
import { Night } from './night.jsx';

export default function Page() {
  return (
    <>
      <Night />
      <h1>Next.js</h1>
      <p>
        A page by Next.js, with one lab in it. <Link href="/away/">Away</Link>
      </p>
      <Lab />
    </>
  );
}
