import type { ReactNode } from 'react';
import { Brand } from './Brand.tsx';

/** The bar: the product's mark, then what the page puts there. */
export function TopBar(props: { readonly children?: ReactNode }) {
  return (
    <header className="top">
      <Brand />
      {props.children}
    </header>
  );
}
