# The contents of an enclave image: the executor, workerd with its libraries,
# CA certificates, and nothing else. make build-enclave and make tools come
# first; `docker build -t nacre-executor .` then needs no network but for the
# base image that libraries and CA certificates are taken from.
FROM debian:12-slim AS libraries
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates

FROM scratch
COPY --from=libraries /lib64/ld-linux-x86-64.so.2 /lib64/
COPY --from=libraries \
    /lib/x86_64-linux-gnu/libc.so.6 \
    /lib/x86_64-linux-gnu/libm.so.6 \
    /lib/x86_64-linux-gnu/libdl.so.2 \
    /lib/x86_64-linux-gnu/librt.so.1 \
    /lib/x86_64-linux-gnu/libpthread.so.0 \
    /lib/x86_64-linux-gnu/
COPY --from=libraries /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY node_modules/@cloudflare/workerd-linux-64/bin/workerd /app/runtime/workerd
COPY bin/executor-enclave /app/executor
# The config file has no secrets: keys and the API key come over the API.
COPY config.json /app/config.json
WORKDIR /app
ENTRYPOINT ["/app/executor", "--vsock-addr", "any:6000", "--config-file", "/app/config.json"]
