/** The wave in one document; behind it, once it can be played, the pause that a pull leads into. */
import { plays } from "../steps/steps.js";
import "./asks.js";

plays(["/wave/"], () => import("./local.js"))?.then(() => import("../contact/steps.js"));
