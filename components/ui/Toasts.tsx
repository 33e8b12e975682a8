'use client';
import { Toaster } from 'sonner';

/** Where `notify` shows its sentences. Once per page, in the layout. */
export function Toasts() {
  return <Toaster position="bottom-left" offset={16} gap={10} visibleToasts={4} />;
}
