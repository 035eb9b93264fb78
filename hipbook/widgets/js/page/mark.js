/** The book's mark: the head of a thigh in its socket, in the colours of the page. */

import { drawing } from "../shared/dom.js";

const MARK = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" aria-hidden="true">
<circle cx="12" cy="12" r="11" fill="var(--hb-wash)"/>
<path d="M5 13a7 7 0 0 1 14 0" fill="none" stroke="var(--hb-secondary)" stroke-width="3" stroke-linecap="round"/>
<circle cx="12" cy="14" r="4.4" fill="var(--hb-primary)"/></svg>`;

/** @returns {SVGSVGElement} */
export const brandMark = () => drawing(MARK);
