/** Loaded before Voila. Tells the widgets with the document events "hipbook:lost" and "hipbook:back". */

import { guard } from "./guard.js";

guard();
