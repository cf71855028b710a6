package org.clew.transport.ssh;

import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.util.io.resource.PathResource;
import org.apache.sshd.common.util.security.SecurityUtils;

/**
 * Private keys of files.
 *
 * @param unusable why keys were left out, in words for people
 */
record Identities(List<KeyPair> pairs, List<String> unusable) {
  static Identities load(List<Path> files) {
    var pairs = new ArrayList<KeyPair>();
    var unusable = new ArrayList<String>();
    for (var file : files) {
      if (SshProblems.isProtected(file)) {
        unusable.add(SshProblems.protectedKey(file));
        continue;
      }
      try (var content = Files.newInputStream(file)) {
        for (var pair : SecurityUtils.loadKeyPairIdentities(null, new PathResource(file), content, FilePasswordProvider.EMPTY))
          pairs.add(pair);
      } catch (StreamCorruptedException | GeneralSecurityException | RuntimeException e) {
        unusable.add(file + " holds no private key that can be read: " + e.getMessage());
      } catch (IOException e) {
        unusable.add("cannot read the key " + file + ": " + e.getMessage());
      }
    }
    return new Identities(pairs, unusable);
  }
}
