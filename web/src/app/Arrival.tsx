import { useLayoutEffect, useRef } from 'react';
import { Outlet, useLocation } from 'react-router-dom';

/**
 * Going to another page moves the focus to its heading, so that a screen reader says where it is. Loading the document
 * does not: the browser then begins at the top, and the first Tab must find the skip link.
 */
export function Arrival() {
  const { pathname } = useLocation();
  const last = useRef(pathname);
  useLayoutEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    const page = document.getElementById('page');
    (page?.querySelector<HTMLElement>('h1') ?? page)?.focus({ preventScroll: true });
  }, [pathname]);
  return <Outlet />;
}
