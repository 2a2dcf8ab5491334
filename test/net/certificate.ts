/** A key and a certificate for a.example that nobody trusts but who is told to, until 2126: `openssl req -x509 -newkey ec -nodes`. */
export const key = `\
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg/fZbgAXI1PWazEtd
HDkhHReOcvXvXDkM6i4Vs8upSjKhRANCAASaawcHvGh8r9n9JWq+Lky8MZtZb45I
uVJDppxZMmt12q6Uxi+BQNCu4tkvH60beV0/U5BXHxcbYDrtn5xlxGpS
-----END PRIVATE KEY-----
`;
export const cert = `\
-----BEGIN CERTIFICATE-----
MIIBlTCCATugAwIBAgIUeUQuiQDf941BcU8mJTV0aRcNSLkwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJYS5leGFtcGxlMCAXDTI2MTEyOTIwNTY1M1oYDzIxMjYxMTA1
MjA1NjUzWjAUMRIwEAYDVQQDDAlhLmV4YW1wbGUwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAASaawcHvGh8r9n9JWq+Lky8MZtZb45IuVJDppxZMmt12q6Uxi+BQNCu
4tkvH60beV0/U5BXHxcbYDrtn5xlxGpSo2kwZzAdBgNVHQ4EFgQU+gsNaAnf7K3e
WkhopGE2GibqxPswHwYDVR0jBBgwFoAU+gsNaAnf7K3eWkhopGE2GibqxPswDwYD
VR0TAQH/BAUwAwEB/zAUBgNVHREEDTALgglhLmV4YW1wbGUwCgYIKoZIzj0EAwID
SAAwRQIhAOYbbUNiaEd03juN1n6g6DZltZkLkHPcMYzEB8jGEKjfAiA1pPdZkSj4
T+OEXcEGMXKe8GaSHiFn1/5jrtw1q9/GQA==
-----END CERTIFICATE-----
`;
