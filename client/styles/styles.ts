/** All global style sheets, in the one order that works: the layers' order first. */
import "./layers.css";
import "./fonts.css";
import "./tokens.css";
import "./base.css";
import "./starting.css";
import "./print.css";
