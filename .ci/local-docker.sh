#!/usr/bin/env bash
# Gives a machine without an image registry what the Testcontainers tests need: a Docker engine and an image of Neo4j Community
# made from its Maven artifacts. Debian, root, JDK 25. Prints the variables to export; does nothing twice; non-zero where it cannot.
#   eval "$(.ci/local-docker.sh)"
set -euo pipefail
NEO4J_VERSION=${NEO4J_VERSION:-2026.08.1}
IMAGE=neo4j:${NEO4J_VERSION}-local
JDKS=$(dirname "$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")")   # where this Debian keeps its JDKs
JDK=${JDK25:-$(ls -d "$JDKS"/*25* 2>/dev/null | head -1)}
WORK=${LOCAL_DOCKER_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/blast-radius-docker}
log() { echo "local-docker: $*" >&2; }
mkdir -p "$WORK"

if ! command -v dockerd >/dev/null || ! command -v debootstrap >/dev/null; then
  log "installing docker.io and debootstrap"
  apt-get update -qq >&2 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq docker.io debootstrap >"$WORK/apt.log" 2>&1
fi
export DOCKER_HOST=unix:///var/run/docker.sock
if ! docker info >/dev/null 2>&1; then
  log "starting dockerd"
  setsid dockerd --host "$DOCKER_HOST" >"$WORK/dockerd.log" 2>&1 </dev/null &
  for _ in $(seq 60); do docker info >/dev/null 2>&1 && break; sleep 0.5; done
  docker info >/dev/null 2>&1 || { log "dockerd did not start, see $WORK/dockerd.log"; exit 1; }
fi

if ! docker image inspect "$IMAGE" >/dev/null 2>&1; then
  log "building $IMAGE (once, about two minutes)"
  rm -rf "$WORK/ctx" && mkdir -p "$WORK/ctx/app" "$WORK/jars"
  if ! docker image inspect debian-minbase >/dev/null 2>&1; then
    suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
    mirror=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null | grep -oP '^(URIs:\s*|deb\s+(\[[^]]*\]\s+)?)\K\S+' | head -1 || true)
    rm -rf "$WORK/rootfs" && debootstrap --variant=minbase "$suite" "$WORK/rootfs" "$mirror" >"$WORK/debootstrap.log" 2>&1
    tar -C "$WORK/rootfs" -c . | docker import - debian-minbase >/dev/null && rm -rf "$WORK/rootfs"
  fi
  cat >"$WORK/jars/pom.xml" <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>local</groupId><artifactId>neo4j</artifactId><version>1</version>
<dependencies>
<dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>$NEO4J_VERSION</version></dependency>
<dependency><groupId>org.neo4j.app</groupId><artifactId>neo4j-server</artifactId><version>$NEO4J_VERSION</version></dependency>
</dependencies></project>
POM
  mvn -q -B -f "$WORK/jars/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory="$WORK/ctx/lib" -DincludeScope=runtime >&2
  "$JDK/bin/jlink" --add-modules java.se,jdk.unsupported,jdk.management,jdk.crypto.ec,jdk.zipfs,jdk.jfr,jdk.net,jdk.attach,jdk.management.agent,jdk.naming.dns,jdk.security.auth,jdk.localedata --output "$WORK/ctx/jre"
  cat >"$WORK/Launcher.java" <<'JAVA'
public class Launcher {
    public static void main(String[] args) {
        System.exit(org.neo4j.server.NeoBootstrapper.start(
                new org.neo4j.server.BlockingBootstrapper(new org.neo4j.server.CommunityBootstrapper()), args));
    }
}
JAVA
  "$JDK/bin/javac" -cp "$WORK/ctx/lib/*" -d "$WORK/ctx/app" "$WORK/Launcher.java"
  cat >"$WORK/ctx/docker-entrypoint.sh" <<'SH'
#!/bin/sh
set -e
mkdir -p /data /logs /conf
cat >/conf/neo4j.conf <<CONF
server.default_listen_address=0.0.0.0
server.directories.data=/data
server.directories.logs=/logs
dbms.usage_report.enabled=false
server.fleet_discovery.enabled=false
dbms.fleet_manager.enabled=false
CONF
if [ "$NEO4J_AUTH" = none ]; then echo "dbms.security.auth_enabled=false" >>/conf/neo4j.conf
elif [ -n "$NEO4J_AUTH" ]; then /jre/bin/java -cp "/neo4j/lib/*" -Dbasedir=/neo4j org.neo4j.cli.AdminTool dbms set-initial-password "${NEO4J_AUTH#neo4j/}" || true; fi
exec /jre/bin/java -Xmx${NEO4J_HEAP:-1g} --add-opens=java.base/java.nio=ALL-UNNAMED --add-opens=java.base/java.io=ALL-UNNAMED --add-opens=java.base/sun.nio.ch=ALL-UNNAMED --enable-native-access=ALL-UNNAMED \
  -cp "/neo4j/app:/neo4j/lib/*" Launcher --home-dir=/neo4j --config-dir=/conf --console-mode
SH
  chmod +x "$WORK/ctx/docker-entrypoint.sh"
  cat >"$WORK/ctx/Dockerfile" <<'DOCKER'
FROM debian-minbase
COPY jre /jre
COPY lib /neo4j/lib
COPY app /neo4j/app
COPY docker-entrypoint.sh /docker-entrypoint.sh
ENV NEO4J_HOME=/neo4j NEO4J_CONF=/conf
EXPOSE 7474 7687
ENTRYPOINT ["/docker-entrypoint.sh"]
DOCKER
  docker build -q -t "$IMAGE" "$WORK/ctx" >&2
  rm -rf "$WORK/ctx" "$WORK/jars"
fi
# No reaper image can be pulled; the host override is needed where /.dockerenv exists on a machine that is no container.
echo "export DOCKER_HOST=$DOCKER_HOST TESTCONTAINERS_RYUK_DISABLED=true TESTCONTAINERS_HOST_OVERRIDE=localhost NEO4J_TEST_IMAGE=$IMAGE"
