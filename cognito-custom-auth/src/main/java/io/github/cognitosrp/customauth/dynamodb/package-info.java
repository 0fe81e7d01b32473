/**
 * Credentials and challenges in a DynamoDB table whose layout is that of the npm package {@code
 * amazon-cognito-passwordless-auth} 0.17: either can read what the other has written.
 *
 * <table>
 * <caption>Items of the one table</caption>
 * <tr><th>item</th><th>{@code pk}</th><th>{@code sk}</th></tr>
 * <tr><td>credential</td><td>{@code USER#} user handle</td><td>{@code CREDENTIAL#} id</td></tr>
 * <tr><td>challenge of a registration</td><td>{@code USER#} user handle</td><td>{@code CHALLENGE#}
 * challenge</td></tr>
 * <tr><td>challenge of a sign-in without a user name</td><td>{@code CHALLENGE#} challenge</td>
 * <td>{@code USERNAMELESS_SIGN_IN}</td></tr>
 * </table>
 *
 * <p>Challenges have {@code exp}, seconds since 1970, which is the table's time-to-live attribute.
 * A credential has two attributes that the npm package does not know and leaves alone: {@code
 * signIns} and {@code lastAnswer}. The index {@code credentialId} finds a credential by its id.
 *
 * <p>An argument that must not be {@code null} is refused with a {@link NullPointerException} whose
 * message is its name.
 */
@NullMarked
package io.github.cognitosrp.customauth.dynamodb;

import org.jspecify.annotations.NullMarked;
