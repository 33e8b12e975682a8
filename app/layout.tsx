import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import '@fontsource/ibm-plex-mono/latin-400.css';
import '@fontsource/ibm-plex-mono/latin-500.css';
import '@fontsource/ibm-plex-mono/latin-600.css';
import './globals.css';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { Toasts } from '@/components/ui/Toasts.tsx';

export const metadata: Metadata = {
  title: { default: 'Yardstick', template: '%s · Yardstick' },
  description: 'Assessments written together: judgments, evidence, review.',
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
};

/** Each answer carries its own script nonce in the content security policy, so no page is made ahead of time. */
export const dynamic = 'force-dynamic';

export default function RootLayout(props: { readonly children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <a className="skip btn" href="#main">
          Skip to the content
        </a>
        {props.children}
        <Toasts />
      </body>
    </html>
  );
}
