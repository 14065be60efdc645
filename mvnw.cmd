@echo off
setlocal
rem Runs Maven with a JDK 25, both found by themselves; Maven is fetched from Maven Central on first use and checked.
set "HERE=%~dp0"
call "%HERE%.mvn\find-jdk.cmd" || exit /b 1
for /f "tokens=1,2 delims==" %%a in ('findstr /b "MAVEN_" "%HERE%.mvn\maven.version"') do set "%%a=%%b"
set "PARENT=%USERPROFILE%\.m2\gradus-maven"
set "MAVEN_HOME=%PARENT%\apache-maven-%MAVEN_VERSION%"
if not exist "%MAVEN_HOME%\bin\mvn.cmd" (
    if not exist "%PARENT%" mkdir "%PARENT%"
    echo fetching Maven %MAVEN_VERSION% ^(first use only^)... 1>&2
    powershell -NoProfile -Command "$ErrorActionPreference='Stop'; $f='%PARENT%\maven.tar.gz'; Invoke-WebRequest -UseBasicParsing 'https://repo.maven.apache.org/maven2/org/apache/maven/apache-maven/%MAVEN_VERSION%/apache-maven-%MAVEN_VERSION%-bin.tar.gz' -OutFile $f; if ((Get-FileHash -Algorithm SHA512 $f).Hash -ne '%MAVEN_SHA512%') { throw 'wrong checksum' }; tar -xzf $f -C '%PARENT%'; Remove-Item $f" || exit /b 1
)
call "%MAVEN_HOME%\bin\mvn.cmd" %*
exit /b %ERRORLEVEL%
