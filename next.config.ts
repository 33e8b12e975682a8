import type { NextConfig } from 'next';

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Native or process-bound packages stay outside the bundle.
  serverExternalPackages: ['@node-rs/argon2', 'pino', 'pg', 'ws'],
  // Types and lint are checked by `npm run check`, in one place.
  typescript: { ignoreBuildErrors: true },
  experimental: { serverActions: { bodySizeLimit: '12mb' } },
};

export default config;
