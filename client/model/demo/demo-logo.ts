/**
 * The demo practice's logo: a linden leaf, computed for it as the inside of a heart curve without its veins, so that it is nobody's mark.
 * A picture of 96 by 96 points in one colour and sixteen steps of transparency.
 */
export const demoLogo = [
  "data:image/png;base64,",
  "iVBORw0KGgoAAAANSUhEUgAAAGAAAABgBAMAAAAQtmoLAAAAMFBMVEUPXFwPXFwPXFwPXFwPXFwPXFwPXFwPXFwPXFwPXFwPXFwP",
  "XFwPXFwPXFwPXFwPXFwQe4EEAAAAEHRSTlMAESIzRFVmd4iZqrvM3e7/dpUBFQAAA3VJREFUeNqVmD1vEzEYx52kKc0VSnYQyk6h",
  "WZF46cySjAxI7cgASr8BWUBsPYkPwA1MFVIKX6BQBAOqFFQk1pTyASKVNE2Ty5nz2Wc/fo3vGZr0zr+zz///89gOQuYo1VGxWOkW",
  "BDrjYu2XMd4uBLzD+LJI+3WcxqF/++qQAEnbt32ph7OY+k7tA8zil1/7K5jHjteADgQw8xnUQwzib6EB+Q2qJwNTL8lgLJCvMlSB",
  "pOkEWliL0QKT6uGybYe3+nSbfx17dRAFPl10zMDY5w0gYO2iYwMsXSxhG4A3jcAjO/DPaGsm8qQngOkuk9tk86vsaZOaAEIG4M/m",
  "ypLFZfbyGTAGF/VKIVKgmgNtkRx6Bdng9y6JBQkw4h1gfKYBfTBD5SEBkgaYqVir1him/joBDmE5wF2XCF9K/SiI6zddUrARzTMR",
  "5o3VKNgvDzIpBsYx5b6La6y6tKus3oR9owNv8Xd7mZuHWuuCz8YfCdjlTl7O/dmB/xMHwPZlLC63YMOReBRuAKAmZiOklYZ6KWnC",
  "O0aZ8QzdEcAxAlKcGYzHRMgBWQpgwBJUKG7cyIGP5T68U7dU7FNSkAkwRXctlfyaXE03axQIl+RK+9NWUc9T9VLgAm3ZqmxPrabL",
  "BNhWK61YK3jPcStXLwpyzUb8xRM9O2O2PoSVsMY0S5p9LU9FYs2paql6aVDNjtFApCID1lTV0k+EqGaSdie6Mahq5JNpJml3ZijC",
  "p2zKWKmUtRsbZjVTTQCydvm8DlTVOKBoNzdYL08dCqjaUftV5Is05zIA5lsWTUU3kHMEkPINKKdsR2jOEUDKN2DwFXUlJ+qlgFL6",
  "RL0M1MtEvRRQ8k14QwOIelGg5psLSNWLAjXfXECqXrOi5psTIJXXtLOxAxOkagaAFdMmqWu+ageiwA5U/YG2yXwugG0Y/QF9iXYD",
  "sbpeLQIm9s2qOUZ6XXLHiWHb4IyutoYuCL6OHvi1n7m26K53NvvV6tXsJYY+7ROwFdjyAc7NWwcWFzoAtw76PEVD+xyRWNUWTM2R",
  "+87T2A7qJe7zmWyPr+kTZveNtuABb/8mno/RC/kRajzlN7/ThQ+h5/zSN9N54DGdmPlbJk365x5dzZL3lmPisw9He68a+c6XfCk/",
  "2Tv68brpc6zesJxjrHEdt4sBa37ne3jCKfjrTPVNwSHZ4j8pXfMce1LjBwAAAABJRU5ErkJggg==",
].join("");
