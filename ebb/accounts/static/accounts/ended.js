/** Everything was erased: what waited here is sealed for nobody any more, and the key is for nothing. */
import { forget } from "./queue.js";

forget();
