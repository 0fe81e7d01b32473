package io.github.cognitosrp.cognito;

/**
 * The identity that is hashed together with the password: (pool name, USER_ID_FOR_SRP) for a user,
 * (device group key, device key) for a device.
 */
record SrpIdentity(String scope, String name) {}
