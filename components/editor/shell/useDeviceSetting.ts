'use client';
import { useCallback, useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
/** What was set while the browser kept nothing (a private window, a full disk): it holds until the page goes. */
const unkept = new Map<string, string>();

function read(key: string): string | null {
  try {
    return window.localStorage.getItem(key) ?? unkept.get(key) ?? null;
  } catch {
    return unkept.get(key) ?? null;
  }
}

function write(key: string, value: string): void {
  unkept.set(key, value);
  try {
    window.localStorage.setItem(key, value);
    unkept.delete(key);
  } catch {
    // Kept for this page only.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

const keyOf = (name: string) => `yardstick:${name}`;

/** A setting of this device, the same in all its tabs; `fallback` until something was chosen, and on the server. */
export function useDeviceSetting(name: string, fallback: string): readonly [string, (value: string) => void] {
  const key = keyOf(name);
  const value = useSyncExternalStore(
    subscribe,
    () => read(key) ?? fallback,
    () => fallback,
  );
  const set = useCallback((next: string) => write(key, next), [key]);
  return [value, set];
}

/** Sets a setting of this device. For code outside of components. */
export function keepDeviceSetting(name: string, value: string): void {
  write(keyOf(name), value);
}

/** What a setting of this device holds now; null where nothing was chosen. For code outside of components. */
export function deviceSetting(name: string): string | null {
  return read(keyOf(name));
}
