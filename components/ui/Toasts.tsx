'use client';
import { Toaster } from 'sonner';

/** Clear of the banner at the foot of a paper. */
const offset = { left: '16px', right: '16px', bottom: 'calc(16px + var(--foot-banner))' };

/** Where `notify` shows its sentences. Once per page, in the layout. */
export function Toasts() {
  return <Toaster position="bottom-left" offset={offset} mobileOffset={offset} gap={10} visibleToasts={4} />;
}
