# One container, one volume: the newsroom with its database in /data.
FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:24-slim
ENV NODE_ENV=production STRILLONE_DATA=/data MALLOC_ARENA_MAX=2
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY package.json LICENSE ./
COPY config ./config
COPY seeds ./seeds
COPY src ./src
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8080
# where its database is on a server, a newsroom is healthy also when that does not answer: its address is not asked of the database
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s \
  CMD if [ -n "$DATABASE_URL$DATABASE_URL_FILE" ]; then place="http://127.0.0.1:${STRILLONE_HEALTH_PORT:-8080}"; \
  else place="$STRILLONE_DATA"; fi; exec node src/ask-health.js "$place"
# V8 collects early, and memory is shared among threads, as in src/README.md; node itself is process 1 and gets the signals; see README about web.host, which must be 0.0.0.0 in a container
CMD ["node", "--max-semi-space-size=2", "--heap-growing-percent=20", "src/strillone.js", "start"]
